package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCredentialsTest {

    @Test
    void areNeverPrinted() {
        assertThat(GitCredentials.password("ada", "s3cret")).hasToString("GitCredentials[«redacted»]");
        assertThat(GitCredentials.bearerToken("s3cret")).hasToString("GitCredentials[«redacted»]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret\n", "s3 cret", "s3crét"})
    void refuseATokenThatNoHeaderCanCarry(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitCredentials.bearerToken(token))
                .withMessageStartingWith("the token is empty or holds a space")
                .withMessageNotContaining("s3");
    }

    @Test
    void refuseAUsernameWithAColon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitCredentials.password("a:b", "s3cret"))
                .withMessageContaining("the username holds a colon")
                .withMessageNotContaining("s3");
    }
}
