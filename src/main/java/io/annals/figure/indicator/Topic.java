package io.annals.figure.indicator;

import io.annals.figure.text.Sentence;
import java.util.regex.Pattern;

/** What a sentence is about where it does not say so: the lead of its paragraph, {@code 临时救助。}, or its heading. */
final class Topic {

    private static final int LONGEST = 14;
    /** Names of works run long. */
    private static final int LONGEST_LEAD = 24;
    private static final Pattern MARKER = Pattern.compile(
            "^#*\\s*(?:(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]|[一二三四五六七八九十]+是)\\s*)?");
    private static final Pattern ENDING = Pattern.compile("(?:方面|工作情况|情况|工作)$");

    /** Words of headings that tell no subject. */
    private static final Pattern GENERAL = Pattern.compile("主要|总体|工作|成效|问题|打算|安排|基本|存在|亮点|举措|做法|年");

    private Topic() {
    }

    /** The topic; empty for none. */
    static String of(String text, Sentence sentence, PhraseGrammar grammar) {
        String lead = bare(before(text, sentence.start(), LONGEST), LONGEST);
        if (lead.isEmpty() || grammar.startsVerb(lead, 0)) {
            String section = sentence.section();
            lead = bare(section.substring(section.lastIndexOf(" > ") < 0 ? 0 : section.lastIndexOf(" > ") + 3), LONGEST);
            if (GENERAL.matcher(lead).find()) {
                lead = "";
            }
        }
        return lead.length() < 3 || !grammar.subjectOf(lead).isEmpty() && !grammar.endsInDeed(lead) ? "" : grammar.trimEmptyVerb(grammar.trimLead(lead));
    }

    /** The lead of a paragraph right before a sentence, without its list marker; empty for none. */
    static String lead(String text, Sentence sentence) {
        return bare(before(text, sentence.start(), LONGEST_LEAD), LONGEST_LEAD);
    }

    /** The short sentence before an index, in the same paragraph; empty for none. */
    private static String before(String text, int start, int longest) {
        int end = start - 1;
        if (end < 0 || text.charAt(end) != '。') {
            return "";
        }
        for (int k = end - 1; k >= Math.max(0, end - longest - 6); k--) {
            char c = text.charAt(k);
            if (k == 0 || c == '。' || c == '\n' || c == '；' || c == ';') {
                return text.substring(k == 0 ? 0 : k + 1, end);
            }
        }
        return "";
    }

    private static String bare(String heading, int longest) {
        String bare = ENDING.matcher(MARKER.matcher(heading.strip()).replaceFirst("")).replaceFirst("");
        boolean whole = bare.length() <= longest && bare.chars().allMatch(Character::isIdeographic);
        return whole ? bare : "";
    }
}
