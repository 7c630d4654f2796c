package io.annals.figure.text;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Splits a document into sentences, each with the path of headings that it stands under. Text without full stops is cut
 * into stretches of bounded length, so that what is read once a figure from its sentence takes constant time.
 */
public final class Sentences {

    /** Longer than any sentence that a person would write. */
    private static final int LONGEST = 800;

    private record Heading(int level, String text) {}

    private Sentences() {
    }

    /** The sentences in reading order; each block gives at least one. */
    public static List<Sentence> of(ReportDocument document) {
        List<Sentence> sentences = new ArrayList<>();
        Deque<Heading> path = new ArrayDeque<>();
        List<Block> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind() == Block.Kind.HEADING) {
                while (!path.isEmpty() && path.peekLast().level() >= block.level()) {
                    path.removeLast();
                }
                path.addLast(new Heading(block.level(), document.textOf(block).strip()));
            }
            split(document.text(), block, i, section(path), sentences);
        }
        return sentences;
    }

    private static void split(String text, Block block, int index, String section, List<Sentence> sentences) {
        int start = block.start();
        int mark = -1;
        for (int i = block.start(); i < block.end(); i++) {
            char c = text.charAt(i);
            if (isStop(c) || c == '.' && endsEnglish(text, i, block.end())) {
                sentences.add(new Sentence(start, i + 1, index, section));
                start = i + 1;
                mark = -1;
                continue;
            }
            if (isCut(c)) {
                mark = i + 1;
            }
            if (i + 1 - start >= LONGEST) {
                int cut = mark > start ? mark : i + 1;
                sentences.add(new Sentence(start, cut, index, section));
                start = cut;
                mark = -1;
            }
        }
        if (start < block.end()) {
            sentences.add(new Sentence(start, block.end(), index, section));
        }
    }

    /** Whether a full stop ends an English sentence: a word or number before it, a space and a capital behind it. */
    private static boolean endsEnglish(String text, int at, int end) {
        return at > 0 && at + 2 < end && text.charAt(at + 1) == ' ' && Character.isUpperCase(text.charAt(at + 2))
                && at > 1 && text.charAt(at - 1) < 128 && !Character.isUpperCase(text.charAt(at - 1))
                && text.charAt(at - 1) != ' ' && text.charAt(at - 2) != ' ' && text.charAt(at - 2) != '.';
    }

    private static boolean isStop(char c) {
        return switch (c) {
            case '。', '！', '？', '!', '?', '\n' -> true;
            default -> false;
        };
    }

    private static boolean isCut(char c) {
        return switch (c) {
            case '；', ';', '，', ',', '、', ' ', '\t' -> true;
            default -> false;
        };
    }

    private static String section(Deque<Heading> path) {
        StringBuilder section = new StringBuilder();
        for (Iterator<Heading> it = path.iterator(); it.hasNext();) {
            section.append(it.next().text());
            if (it.hasNext()) {
                section.append(" > ");
            }
        }
        return section.toString();
    }
}
