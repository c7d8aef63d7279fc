"""The pages beside the one that is read on; ``ui.app`` puts them together."""
