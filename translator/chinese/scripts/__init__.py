"""Simplified and Traditional Chinese, and the words of the regions."""
