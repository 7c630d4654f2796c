package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class QueryOutputTest {

    private static final String ROWS = """
            SELECT * FROM (VALUES
                ('城市低保', 85782400.500000000::DECIMAL(38,9), 1e20::DOUBLE, TIMESTAMP '2026-01-31 02:00:00', true),
                ('a,"b"\u001B' || chr(10) || 'c', 0::DECIMAL(38,9), NULL, NULL, false))
            t(name, value, big, seen, flag)""";

    @Test
    void csvHoldsHeaderAndRowsAndNothingElse() throws Exception {
        assertThat(write(QueryOutput.Format.CSV)).isEqualTo("""
                name,value,big,seen,flag
                城市低保,85782400.5,100000000000000000000,2026-01-31 02:00:00,true
                "a,""b""\u001B
                c",0,,,false
                """);
    }

    @Test
    void jsonHoldsNumbersPlainAndOneObjectARow() throws Exception {
        assertThat(write(QueryOutput.Format.JSON)).isEqualTo("""
                [
                {"name":"城市低保","value":85782400.5,"big":100000000000000000000,"seen":"2026-01-31 02:00:00","flag":true},
                {"name":"a,\\"b\\"\\u001B\\nc","value":0,"big":null,"seen":null,"flag":false}
                ]
                """);
    }

    @Test
    void jsonHoldsNestedValuesAsSuch() throws Exception {
        assertThat(write(QueryOutput.Format.JSON, "SELECT [1.50, NULL] AS l, {'a': ['x', '\"'], 'b': {'c': 2}} AS s,"
                + " MAP {'k': DATE '2024-01-02'} AS m")).isEqualTo("""
                [
                {"l":[1.5,null],"s":{"a":["x","\\""],"b":{"c":2}},"m":{"k":"2024-01-02"}}
                ]
                """);
    }

    @Test
    void theTableStandsStraightAndObeysNothing() throws Exception {
        assertThat(write(QueryOutput.Format.TABLE).lines()).containsExactly(
                "name                     value                    big  seen                 flag",
                "------------------  ----------  ---------------------  -------------------  -----",
                "城市低保            85782400.5  100000000000000000000  2026-01-31 02:00:00  true",
                "a,\"b\"\\u001B\\u000Ac           0                                              false");
    }

    @Test
    void wideCharactersCountTwoColumnsAndCombiningOnesNone() {
        assertThat(TextTable.width("年a（")).isEqualTo(5);
        assertThat(TextTable.width("e\u0301")).isEqualTo(1);
        assertThat(TextTable.width("\uD840\uDC00")).isEqualTo(2);
    }

    private static String write(QueryOutput.Format format) throws Exception {
        return write(format, ROWS);
    }

    private static String write(QueryOutput.Format format, String sql) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
             var statement = connection.createStatement();
             var rows = statement.executeQuery(sql)) {
            QueryOutput.write(rows, format, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
