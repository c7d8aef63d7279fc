"""The serif of the reader's English side: Literata, as files that the reader's own server sends."""
