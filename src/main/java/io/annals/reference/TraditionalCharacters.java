package io.annals.reference;

import java.util.Map;

/** Traditional characters in simplified ones, one to one, so that every position in a text stays. Immutable. */
public final class TraditionalCharacters {

    private final char[] simplified = new char[1 << 16];
    private final CharSet traditional;

    /**
     * @param characters the simplified character of each traditional one
     */
    TraditionalCharacters(Map<Character, Character> characters) {
        for (int c = 0; c < simplified.length; c++) {
            simplified[c] = (char) c;
        }
        characters.forEach((other, character) -> simplified[other] = character);
        traditional = CharSet.where(c -> simplified[c] != c);
    }

    /** The simplified character, or the character itself. */
    public char simplified(char c) {
        return simplified[c];
    }

    /** A text of the same length in simplified characters; the very same one where it holds no traditional character. */
    public String simplified(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && !traditional.has(text.charAt(at))) {
            at++;
        }
        if (at == length) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = at; i < length; i++) {
            characters[i] = simplified[characters[i]];
        }
        return new String(characters);
    }
}
