package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a command may be shown. */
class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "curl https://chat.example.org/hooks/T01/x9y8 -d text=good | curl https://chat.example.org/*** -d text=good",
        "curl 'https://example.org:8443?k=x9y8' && echo | curl 'https://example.org:8443/***' && echo",
        "curl https://example.org && curl http://[::1]:80/ | curl https://example.org && curl http://[::1]:80/",
        "curl https://me:x9y8@example.org | curl https://***@example.org",
        "curl \"$SCHEME://example.org/a\" https://$HOST/x9y8 | curl \"$SCHEME://example.org/***\" https://$HOST/***",
        "curl https://me:x9/y8@example.org/ | curl https://me/***",
        "curl chat.example.org:8443/hook/x9y8 -d @tell/me.json | curl chat.example.org:8443/*** -d @tell/me.json",
        "/opt/notify.d/run.sh mail.d/a 1.2/3 | /opt/notify.d/run.sh mail.d/a 1.2/3",
        "curl -u me:x9y8 a.txt | curl -u *** a.txt",
        "curl -sSu 'me:x9 y8' --proxy-user=me:x9y8 a | curl -sSu *** --proxy-user=*** a",
        "curl -ume:x9y8 --user \"me:x9\\\"y8\" a | curl -u*** --user *** a",
        "date -u; date -u | date -u; date -u",
        "find . -user annals -uid 0 | find . -user annals -uid 0",
        "curl -H 'Authorization: Digest a=\"x9\", b=\"y8\"' a | curl -H 'Authorization: ***' a",
        "curl --header=\"Cookie: x9 y8\" -fsSH X-Mine:x9y8 a | curl --header=\"Cookie: ***\" -fsSH X-Mine:*** a",
        "mail -s 'the load failed' ops@example.org | mail -s 'the load failed' ops@example.org"})
    void theSecretsOfACommandAreMasked(String command, String shown) {
        assertThat(Secrets.masked("hooks.success", command)).isEqualTo(shown).doesNotContain("y8");
    }
}
