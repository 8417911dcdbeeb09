"""From free text to concepts: titles, duties and skills in any language become something all languages share."""
