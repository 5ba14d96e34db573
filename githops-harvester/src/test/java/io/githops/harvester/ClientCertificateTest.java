package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientCertificateTest {
    private static final KeyPairEntry RSA = Keytool.rsaClient();

    static Stream<Arguments> keysOfEveryForm() {
        KeyPairEntry ec = Keytool.ecClient();
        return Stream.of(
                Arguments.of(RSA, RSA.keyPem()),
                Arguments.of(RSA, RSA.traditionalKeyPem("RSA PRIVATE KEY")),
                Arguments.of(ec, ec.keyPem()),
                Arguments.of(ec, ec.traditionalKeyPem("EC PRIVATE KEY")),
                Arguments.of(Keytool.ed25519Client(), Keytool.ed25519Client().keyPem()));
    }

    @ParameterizedTest
    @MethodSource("keysOfEveryForm")
    void readsKeysOfEveryForm(KeyPairEntry entry, byte[] pem) {
        var client = ClientCertificate.of(List.of(entry.certificate()), pem);

        assertThat(client.key()).isEqualTo(entry.privateKey());
        assertThat(client.chain()).containsExactly(entry.certificate());
    }

    @Test
    void skipsWhatStandsBesideTheKey() {
        byte[] pem = concat(KeyPairEntry.pem("EC PARAMETERS", new byte[] {6, 1, 0}), "note\n".getBytes(), RSA.keyPem());

        assertThat(ClientCertificate.of(List.of(RSA.certificate()), pem).key()).isEqualTo(RSA.privateKey());
    }

    static Stream<Arguments> unusableKeys() {
        String encrypted =
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----";
        return Stream.of(
                Arguments.of(new byte[0], "holds no PEM block"),
                Arguments.of(RSA.certificatePem(), "holds no private key"),
                Arguments.of(encrypted.getBytes(), "the PEM block at line 1 is encrypted"),
                Arguments.of(KeyPairEntry.pem("ENCRYPTED PRIVATE KEY", new byte[3]), "is encrypted; decrypt the key"),
                Arguments.of(KeyPairEntry.pem("OPENSSH PRIVATE KEY", new byte[3]), "a form that is not supported"),
                Arguments.of(KeyPairEntry.pem("PRIVATE KEY", new byte[3]), "holds no RSA key"),
                Arguments.of(KeyPairEntry.pem("RSA PRIVATE KEY", new byte[300]), "holds no RSA key"),
                Arguments.of(Keytool.ecClient().keyPem(), "holds no RSA key, as the client certificate needs it"),
                Arguments.of("-----BEGIN PRIVATE KEY-----\nAAAA\n".getBytes(), "the PEM block at line 1 does not end"),
                Arguments.of(
                        "\n-----BEGIN PRIVATE KEY-----\n???\n-----END PRIVATE KEY-----".getBytes(),
                        "the PEM block at line 2 is not base64"));
    }

    @ParameterizedTest
    @MethodSource("unusableKeys")
    void saysWhyAKeyCannotBeUsed(byte[] pem, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(List.of(RSA.certificate()), pem))
                .withMessageContaining(expected)
                .withNoCause();
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(
                        List.of(Keytool.server().certificate()),
                        Keytool.otherName().keyPem()))
                .withMessageContaining("is not the key of the client certificate");
    }

    @Test
    void readsSeveralCertificatesInTheirOrder() {
        byte[] bundle = concat(
                RSA.certificatePem(),
                "# comment\r\n".getBytes(),
                Keytool.ecClient().certificatePem());

        assertThat(Pem.certificates(bundle))
                .containsExactly(RSA.certificate(), Keytool.ecClient().certificate());
    }

    @Test
    void saysWhyThereAreNoCertificates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.certificates(RSA.keyPem()))
                .withMessageContaining("holds no certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.certificates(KeyPairEntry.pem("CERTIFICATE", new byte[10])))
                .withMessageContaining("holds a broken certificate");
    }

    private static byte[] concat(byte[]... parts) {
        var text = new StringBuilder();
        for (byte[] part : parts) {
            text.append(new String(part, StandardCharsets.US_ASCII));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
