package io.annals.figure.indicator;

import io.annals.figure.text.Sentence;
import java.util.regex.Pattern;

/** What a sentence is about where it does not say so: the lead of its paragraph, {@code 临时救助。}, or its heading. */
final class Topic {

    private static final int LONGEST = 14;
    private static final Pattern MARKER = Pattern.compile(
            "^#*\\s*(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]|[一二三四五六七八九十]+是)\\s*");
    private static final Pattern ENDING = Pattern.compile("(?:方面|工作情况|情况|工作)$");

    /** Words of headings that tell no subject. */
    private static final Pattern GENERAL = Pattern.compile("主要|总体|工作|成效|问题|打算|安排|基本|存在|亮点|举措|做法|年");

    private Topic() {
    }

    /** The topic; empty for none. */
    static String of(String text, Sentence sentence, PhraseGrammar grammar) {
        String lead = bare(before(text, sentence.start()));
        if (lead.isEmpty() || grammar.startsVerb(lead, 0)) {
            String section = sentence.section();
            lead = bare(section.substring(section.lastIndexOf(" > ") < 0 ? 0 : section.lastIndexOf(" > ") + 3));
            if (GENERAL.matcher(lead).find()) {
                lead = "";
            }
        }
        return lead.length() < 3 || !grammar.subjectOf(lead).isEmpty() ? "" : grammar.trimEmptyVerb(grammar.trimLead(lead));
    }

    /** The short sentence before an index, in the same paragraph; empty for none. */
    private static String before(String text, int start) {
        int end = start - 1;
        if (end < 0 || text.charAt(end) != '。') {
            return "";
        }
        for (int k = end - 1; k >= Math.max(0, end - LONGEST - 6); k--) {
            char c = text.charAt(k);
            if (k == 0 || c == '。' || c == '\n') {
                return text.substring(k == 0 ? 0 : k + 1, end);
            }
        }
        return "";
    }

    private static String bare(String heading) {
        String bare = ENDING.matcher(MARKER.matcher(heading.strip()).replaceFirst("")).replaceFirst("");
        boolean whole = bare.length() <= LONGEST && bare.chars().allMatch(Character::isIdeographic);
        return whole ? bare : "";
    }
}
