"""Where the words of a Chinese text begin and end."""
