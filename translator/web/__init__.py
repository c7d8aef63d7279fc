"""A page of the web as a document: the one part of Duizhao that asks another computer for a text.

It does so only for an address that a person gave, and says first whom it asks. Sockets are opened
in ``dialling`` and nowhere else in this room.
"""
