"""The server that the reader runs on: how it is started, and who is admitted."""
