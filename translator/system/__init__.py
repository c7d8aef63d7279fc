"""The computer underneath: paths, files, processes, and what is safe to read and print."""
