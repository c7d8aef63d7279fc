"""What a bilingual document shows, whatever it is written as: parts, runs, words of its own."""
