package io.annals.figure.exclusion;

/** Why a numeral states no figure. Each reason is a row of {@code warehouse-schema/seeds/exclusion_reasons.csv}. */
public enum ExclusionReason {
    /** A date or part of one: {@code 2023年12月}, {@code 2023-03-13}. */
    DATE,
    /** A time of day: {@code 15:05}. */
    TIME,
    /** A stretch of years or months: {@code 2021—2025年}, {@code 五年来}, {@code 三年行动}. */
    PERIOD,
    /** A place in an order: {@code 第一}, {@code 二等奖}, {@code 前三名}. */
    ORDINAL,
    /** A numbered session or congress: {@code 十九届三次会议}, {@code 二十大}. */
    SESSION,
    /** The number of a document, case, building or licence: {@code 〔2021〕30号}. */
    SERIAL_NUMBER,
    /** A telephone, postal or account number. */
    PHONE,
    /** A code with letters, an address, an id: {@code 5G}, {@code PM2.5}. */
    IDENTIFIER,
    /** The number before a list item or heading: {@code （三）}, {@code 一是}. */
    LIST_MARKER,
    /** Inside the title of a document: {@code 《2024年…手册》}. */
    TITLE,
    /** Inside a quoted name or slogan: {@code “两个确立”}. */
    SLOGAN,
    /** A name or idiom of {@code excluded_phrases.csv}. */
    PHRASE,
    /** The name of a place. */
    PLACE_NAME,
    /** A formula used as a name: {@code 2+网格数}, {@code 3+X}. */
    FORMULA,
    /** Page numbers, visitor counters. */
    FURNITURE,
    /** An age or size that tells which group is meant: {@code 60周岁以上老年人}. */
    GROUP_DEFINITION,
    /** A count that tells how a text is built: {@code 三个方面}. */
    STRUCTURAL,
    /** 一 as an article: {@code 一支队伍}. */
    ARTICLE,
    /** A numeral character inside a word: {@code 统一}, {@code 百姓}. */
    WORD,
    /** A number with no unit and no noun that it could count. */
    BARE_NUMBER,
    /** In a table's header or label, or a column of numbers, codes or dates. */
    TABLE_LABEL
}
