"""What is tried when a translation does not pass its checks, and in which order."""
