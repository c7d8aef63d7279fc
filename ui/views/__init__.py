"""The pages beside the one that is read on; ``ui.app`` puts them together.

The folder is not called ``pages``: Streamlit takes the files of a folder of that name for pages
by themselves, and runs one of them alone when its address is the first that is opened.
"""
