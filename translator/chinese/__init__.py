"""What is known of Chinese: its dictionary, words, scripts and readings."""
