package io.githops.model.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyPairTest {
    @Test
    void takesTheContentOfAKeyFileWithItsLineBreak() {
        assertThat(KeyPair.of("team-a", "me", "ssh-ed25519 AAAA me\n").spec().publicKey())
                .isEqualTo("ssh-ed25519 AAAA me");
    }
}
