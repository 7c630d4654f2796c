package io.annals.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharTrieTest {

    @Test
    void holdsEachWordWithItsLastValueAndNoOther() {
        CharTrie<Integer> trie = new CharTrie<>();
        Map<String, Integer> expected = new HashMap<>();
        Random random = new Random(20231231);
        for (int i = 0; i < 5000; i++) {
            StringBuilder word = new StringBuilder();
            for (int k = random.nextInt(5) + 1; k > 0; k--) {
                word.append((char) ('一' + random.nextInt(12)));
            }
            assertThat(trie.put(word, i)).isEqualTo(expected.put(word.toString(), i));
        }
        expected.forEach((word, value) -> assertThat(trie.get(word)).as(word).isEqualTo(value));
        for (String other : new String[] {"甲", "一甲", "", "一丁七丈三上"}) {
            assertThat(trie.get(other)).as(other).isEqualTo(expected.get(other));
        }
    }

    @Test
    void followsNoWordBeyondItsEnd() {
        CharTrie<String> trie = new CharTrie<>();
        trie.put("提高", "up");
        int node = trie.next(trie.next(CharTrie.ROOT, '提'), '高');
        assertThat(trie.value(node)).isEqualTo("up");
        assertThat(trie.next(node, '到')).isEqualTo(CharTrie.NONE);
        assertThat(trie.value(CharTrie.ROOT)).isNull();
    }
}
