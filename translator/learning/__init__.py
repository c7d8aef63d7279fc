"""What a reader of Chinese knows, and when words are asked for again."""
