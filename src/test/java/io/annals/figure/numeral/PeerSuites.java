package io.annals.figure.numeral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The public test data of two recognisers of quantities, judged against {@link QuantityParser}: each quantity that a
 * case expects must be read at its place with its value. A sentence in which a case expects nothing must hold no figure.
 * Cases that state something else than this task does are listed with the difference in {@code suites/exceptions.csv}.
 */
final class PeerSuites {

    static final Path FOLDER = Path.of("..", "shared", "suites");

    /** What a suite's cases come to: {@code wrong} holds input and reading of those that apply and are not right. */
    record Score(String suite, int cases, int apply, int right, List<String> wrong) {}

    private record Reading(List<Quantity> quantities, String text) {

        String shown() {
            return quantities.stream().map(q -> text.substring(q.start(), q.end()) + "=" + q.value().toPlainString()
                    + (q.high() == null ? "" : ".." + q.high().toPlainString()) + q.unitName() + " "
                    + q.qualifier()).toList().toString();
        }
    }

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final QuantityParser PARSER = new QuantityParser(new UnitLexicon(REFERENCE.units()),
            REFERENCE.lexicon());
    private static final FigureExtractor EXTRACTOR = new FigureExtractor(REFERENCE);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HASKELL_NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Map<String, String> CURRENCIES = Map.of("Chinese yuan", "元", "United States dollar", "美元",
            "Euro", "欧元", "Japanese yen", "日元", "Hong Kong dollar", "港元");

    private final Map<String, String> exceptions = new HashMap<>();

    PeerSuites() throws IOException {
        try (var reader = new InputStreamReader(
                PeerSuites.class.getResourceAsStream("/suites/exceptions.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader)) {
                exceptions.put(row.get("input"), row.get("reason"));
            }
        }
    }

    /** Prints the scores and what is wrong. */
    public static void main(String[] args) throws IOException {
        PeerSuites suites = new PeerSuites();
        for (Score score : suites.scores()) {
            score.wrong().forEach(System.out::println);
            System.out.println(score.suite() + " cases=" + score.cases() + " apply=" + score.apply() + " right="
                    + score.right());
        }
    }

    List<Score> scores() throws IOException {
        return List.of(recognizers("NumberModel"), recognizers("PercentModel"), recognizers("CurrencyModel"),
                recognizers("DimensionModel"), duckling("Numeral"), duckling("AmountOfMoney"));
    }

    /** The inputs that are listed as exceptions, with their reasons. */
    Map<String, String> exceptions() {
        return exceptions;
    }

    // --- Recognizers-Text --------------------------------------------------------------------------------------

    private Score recognizers(String model) throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        int apply = 0;
        for (JsonNode spec : JSON.readTree(FOLDER.resolve("recognizers-text/" + model + ".json").toFile())) {
            cases++;
            String input = spec.get("Input").asText();
            if (exceptions.containsKey(input)) {
                continue;
            }
            apply++;
            Reading reading = read(input);
            boolean right = spec.get("Results").isEmpty() ? statesNone(model, input)
                    : allFound(model, spec.get("Results"), reading);
            if (!right) {
                wrong.add(model + "\t" + input + "\t" + expected(spec) + "\t" + reading.shown());
            }
        }
        return new Score(model, cases, apply, apply - wrong.size(), wrong);
    }

    private static String expected(JsonNode spec) {
        List<String> expected = new ArrayList<>();
        spec.get("Results").forEach(result -> expected.add(result.get("Text").asText() + "="
                + result.path("Resolution").path("value").asText()));
        return expected.toString();
    }

    private static boolean allFound(String model, JsonNode results, Reading reading) {
        for (JsonNode result : results) {
            if (reading.quantities().stream().noneMatch(q -> isResult(model, result, q))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isResult(String model, JsonNode result, Quantity q) {
        int start = result.get("Start").asInt();
        int end = result.get("End").asInt() + 1;
        String value = result.get("Resolution").path("value").asText();
        return switch (model) {
            // A number is marked without the unit that follows it.
            case "NumberModel" -> q.start() == start && q.end() >= end && isNear(q.value(), new BigDecimal(value));
            case "PercentModel" -> q.start() == start && q.end() == end
                    && isNear(percent(q), new BigDecimal(value.replace("%", "")));
            case "CurrencyModel" -> q.left() >= start - 1 && q.start() < end && q.end() == end
                    && isNear(q.value(), new BigDecimal(value)) && isCurrency(result, q);
            default -> q.start() == start && q.end() == end && isNear(q.value(), new BigDecimal(value));
        };
    }

    private static BigDecimal percent(Quantity q) {
        return switch (q.unitName()) {
            case "%", "百分点" -> q.value();
            case "‰" -> q.value().movePointLeft(1);
            case "‱" -> q.value().movePointLeft(2);
            case "" -> q.value().movePointRight(2);
            default -> new BigDecimal(-1);
        };
    }

    private static boolean isCurrency(JsonNode result, Quantity q) {
        String currency = CURRENCIES.get(result.get("Resolution").path("unit").asText());
        return q.unit() != null && q.unit().dimension().equals("money")
                && (currency == null || currency.equals(q.unit().baseUnit()));
    }

    // --- Duckling ----------------------------------------------------------------------------------------------

    private Score duckling(String dimension) throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        int apply = 0;
        for (String line : Files.readAllLines(FOLDER.resolve("duckling-zh/cases.jsonl"))) {
            JsonNode spec = JSON.readTree(line);
            if (!spec.get("dimension").asText().equals(dimension)) {
                continue;
            }
            cases++;
            String input = spec.get("input").asText();
            if (exceptions.containsKey(input)) {
                continue;
            }
            apply++;
            Reading reading = read(input);
            if (!isOne(spec.get("expected_hs").asText(), input, reading)) {
                wrong.add(dimension + "\t" + input + "\t" + spec.get("expected_hs").asText() + "\t" + reading.shown());
            }
        }
        return new Score(dimension, cases, apply, apply - wrong.size(), wrong);
    }

    /** Whether the whole of an input is one quantity of the value and with the bounds that Duckling tells. */
    private static boolean isOne(String expected, String input, Reading reading) {
        if (reading.quantities().size() != 1) {
            return false;
        }
        Quantity q = reading.quantities().get(0);
        if (q.left() > 0 || q.right() < input.length()) {
            return false;
        }
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = HASKELL_NUMBER.matcher(expected);
        while (matcher.find()) {
            BigDecimal number = new BigDecimal(matcher.group());
            numbers.add(expected.contains("Cent") ? number.movePointLeft(2) : number);
        }
        Qualifier qualifier = expected.contains("under") ? Qualifier.UNDER : expected.contains("above") ? Qualifier.OVER
                : expected.contains("between") ? Qualifier.RANGE : Qualifier.EXACT;
        boolean high = numbers.size() < 2 ? q.high() == null : q.high() != null
                && isNear(inBase(q, q.high()), numbers.get(1));
        return isNear(inBase(q, q.value()), numbers.get(0)) && high && q.qualifier() == qualifier;
    }

    private static BigDecimal inBase(Quantity q, BigDecimal value) {
        return q.unit() == null || !q.unit().dimension().equals("money") ? value : value.multiply(
                BigDecimal.valueOf(q.unit().numerator())).divide(BigDecimal.valueOf(q.unit().denominator()),
                MathContext.DECIMAL64);
    }

    // --- reading -----------------------------------------------------------------------------------------------

    /** All quantities of a text, word or not: what prose means by 四 in 四川 is not asked here. */
    private static Reading read(String text) {
        List<Quantity> quantities = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean may = Digits.isNumeral(c) || Digits.chineseDigit(c) >= 0 || Digits.power(c) > 0
                    || NumeralParser.mayBegin(text, at);
            Quantity quantity = may ? PARSER.parse(text, at) : null;
            if (quantity == null) {
                at++;
            } else {
                quantities.add(quantity);
                at = Math.max(at + 1, quantity.end());
            }
        }
        return new Reading(quantities, text);
    }

    /** Whether a text states nothing that a model is about. */
    private static boolean statesNone(String model, String text) {
        return EXTRACTOR.read(new ReportDocument("txt", text,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0)), DocumentMetadata.NONE), 2023).figures()
                .stream().noneMatch(figure -> isAbout(model, figure));
    }

    private static boolean isAbout(String model, ReportedFigure figure) {
        String dimension = REFERENCE.units().stream().filter(unit -> unit.name().equals(figure.unit()))
                .map(Unit::dimension).findFirst().orElse("");
        boolean share = dimension.equals("ratio") || dimension.equals("percentage point");
        return switch (model) {
            case "NumberModel" -> !share && !dimension.equals("money");
            case "PercentModel" -> share;
            case "CurrencyModel" -> dimension.equals("money");
            default -> !dimension.isEmpty() && !dimension.equals("count");
        };
    }

    /** Equal in nine places, or in twelve figures of large numbers, which the suites round. */
    private static boolean isNear(BigDecimal a, BigDecimal b) {
        BigDecimal off = a.subtract(b).abs();
        return off.compareTo(new BigDecimal("1e-9")) <= 0
                || off.compareTo(b.abs().multiply(new BigDecimal("1e-12")).setScale(12, RoundingMode.UP)) <= 0;
    }
}
