package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "SELECT 1", "SELECT 1 ; ; ", "SELECT ';'; -- ; x", "SELECT 'it''s;' AS \";\"",
        "SELECT 1; /* a; /* b; */ c; */", "-- x; y\nSELECT 1", "; SELECT 1;", "SELECT $$;$$ , $t$ $$ ; $t$",
        "SELECT E'\\';' ;", "SELECT name'\\' ;", "SELECT a$b ;", "SELECT '中;文' ;\n"})
    void oneStatementIsOne(String sql) {
        assertThat(StatementEnd.isFollowed(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "SELECT ''; DROP TABLE x;", "SELECT 1;-- c\nx", "SELECT '\\'; x",
        "SELECT $1; x", "SELECT \"a\";'b'", "SELECT 1 /* ; */; x", "SELECT name'\\'; x", "SELECT $t$;$t$; x"})
    void moreThanOneIsMore(String sql) {
        assertThat(StatementEnd.isFollowed(sql)).isTrue();
    }
}
