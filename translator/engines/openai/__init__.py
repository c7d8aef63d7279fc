"""Servers that speak OpenAI's protocol: on this computer or another."""
