"""The link for the bookmarks bar that brings the address of a page into the reader."""
