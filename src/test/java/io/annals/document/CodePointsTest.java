package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    @Test
    void aCharacterOutsideOfTheBasicPlaneIsOnePosition() {
        CodePoints places = new CodePoints("𠮷林路12号");

        assertThat(places.position(2)).isEqualTo(1);
        assertThat(places.index(3)).isEqualTo(4);
        assertThat(places.index(1)).isEqualTo(2);
        assertThat(places.position(7)).isEqualTo(6);
    }

    @Property
    void anyOrderGivesWhatTheTextItselfGives(@ForAll String text, @ForAll int[] wanted) {
        CodePoints places = new CodePoints(text);
        int length = text.codePointCount(0, text.length());
        for (int any : wanted) {
            int position = Math.floorMod(any, length + 1);
            int index = text.offsetByCodePoints(0, position);
            assertThat(any % 2 == 0 ? places.index(position) : places.position(index))
                    .isEqualTo(any % 2 == 0 ? index : position);
        }
    }
}
