"""A document on its way: read, planned, divided into segments, put together again."""
