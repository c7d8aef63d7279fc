"""The whole memory as files of other kinds than TMX, and files of pairs as rows of the memory."""
