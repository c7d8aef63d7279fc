"""What runs beside the pages: translations, sentences retranslated, models fetched and verified."""
