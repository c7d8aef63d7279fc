"""Subtitles: SubRip, WebVTT and (Advanced) SubStation Alpha."""
