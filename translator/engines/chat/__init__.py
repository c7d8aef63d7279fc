"""What engines that are asked in words share: the prompt and what is taken off an answer."""
