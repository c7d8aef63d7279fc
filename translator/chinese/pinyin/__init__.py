"""How Chinese is read: pinyin, zhuyin, and ruby text above the words."""
