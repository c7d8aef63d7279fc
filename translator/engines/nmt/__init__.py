"""Translation models (Marian, NLLB, M2M-100), run by CTranslate2 or transformers."""
