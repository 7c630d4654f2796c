package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of another kind of what a name before told: {@code 省级示范点} after {@code 国家级示范点}. Immutable. */
final class OtherKinds {

    private static final Set<Role> KINDS = Lexicon.anyOf(Role.GENERIC_NAME, Role.DIVISION);
    private static final Pattern LEVEL = Pattern.compile("^(?:国家级?|[省市区县州乡镇村]级)(?:及?以上)?|^[大中小]型|^[A-Z\\d]{1,2}级");
    private static final Pattern CLASS = Pattern.compile("[\\p{IsHan}]{3,7}类(?!型|别)");
    private static final int LONGEST_KIND = 6;

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    OtherKinds(Lexicon lexicon, PhraseGrammar grammar) {
        this.lexicon = lexicon;
        this.grammar = grammar;
    }

    /**
     * What a kind before was of, {@code 补贴} of {@code 补贴城市对象} where {@code 农村对象} follows; empty where the name
     * before tells no other kind of the same.
     */
    String shared(String stated, String own) {
        int shared = commonEnding(stated, own);
        if (shared < 2 || shared >= own.length() || own.length() > LONGEST_KIND) {
            return "";
        }
        String kind = own.substring(0, own.length() - shared);
        String rest = stated.substring(0, stated.length() - shared);
        int other = lexicon.endingAt(KINDS, rest, 0, rest.length());
        boolean kinds = other > 0 && rest.length() - other >= 2
                && lexicon.startingAt(KINDS, kind, 0, kind.length()) == kind.length()
                && !kind.equals(rest.substring(rest.length() - other));
        return kinds ? rest.substring(0, rest.length() - other) : "";
    }

    /**
     * A thing at another level or of another size: {@code 省级示范点} after {@code 国家级示范点2个}, {@code 大型水库} where
     * {@code 水库10座} is the total; empty for others.
     *
     * @param of the name of the total or of the thing before
     * @param whole whether a name that tells no level itself is the whole of what {@code own} tells a part of
     */
    String ofTotal(String of, String own, boolean whole) {
        if (own.length() > 3 || own.length() < 2 || "级型".indexOf(own.charAt(own.length() - 1)) < 0) {
            return "";
        }
        String bare = grammar.trimVerb(of);
        Matcher level = LEVEL.matcher(bare);
        if (level.find() && level.end() + 2 <= bare.length()) {
            return own + bare.substring(level.end());
        }
        String thing = whole ? grammar.withoutAll(grammar.thing(of)) : "";
        int which = thing.lastIndexOf('的');
        return thing.isEmpty() ? "" : own + (which > 0 && which + 3 <= thing.length() ? thing.substring(which + 1) : thing);
    }

    /** {@code 集中供养标准} where {@code 集中供养} follows {@code 分散供养标准}; empty for others. */
    String inFront(String stated, String own) {
        boolean kinds = own.length() > 3 && stated.length() > own.length() && lexicon.is(Role.GENERIC_NAME, own)
                && lexicon.is(Role.GENERIC_NAME, stated.substring(0, own.length())) && !stated.startsWith(own);
        return kinds ? own + stated.substring(own.length()) : "";
    }

    /** Another thing of the class that the name before begins with: {@code 安全类处罚} after {@code 安全类投诉}; empty for none. */
    String ofClass(String stated, String own) {
        Matcher kind = CLASS.matcher(stated);
        boolean bare = own.length() > 1 && own.length() <= 4 && own.indexOf('类') < 0 && grammar.measure(own) == 0;
        return bare && kind.lookingAt() && kind.end() + 2 <= stated.length() ? kind.group() + own : "";
    }

    /** One of the two that 城乡 stands for, told behind the thing: {@code 城镇养老服务} of {@code 城乡养老服务城镇}; empty for others. */
    String ofBoth(String own) {
        int kind = own.startsWith("城乡") ? lexicon.endingAt(Role.GENERIC_NAME, own, 0, own.length()) : 0;
        String which = own.substring(own.length() - kind);
        boolean one = kind == 2 && "城市城镇农村乡村".indexOf(which) % 2 == 0 && own.length() > 5;
        return one ? which + own.substring(2, own.length() - 2) : "";
    }

    /** How many characters two names end alike in. */
    static int commonEnding(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
            length++;
        }
        return length;
    }
}
