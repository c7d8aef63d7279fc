"""The server that the reader runs on: started, guarded, admitted to."""
