"""Language models in GGUF, run by llama.cpp in this process."""
