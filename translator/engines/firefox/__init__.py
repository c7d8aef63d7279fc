"""The small models of Firefox Translations, run by fxtranslate in this process."""
