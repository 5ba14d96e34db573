package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left without the libraries that a program need not have: Bouncy Castle and Apache MINA SSHD. */
class OptionalLibraryTest {

    @Test
    void checksAndMakesSshSignaturesWithoutThem() throws Exception {
        byte[] commit = TestObjects.commit("Add web");
        try (URLClassLoader loader = withoutLibraries()) {
            Class<?> signers = loader.loadClass(CommitSigner.class.getName());
            Object signer = signers.getMethod("ssh", String.class).invoke(null, TestKey.ED25519.privateKey());
            Object signed = signers.getMethod("signCommit", byte[].class).invoke(signer, (Object) commit);
            Object builder = loader.loadClass(AllowedSigners.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            builder.getClass()
                    .getMethod("ssh", String.class, String.class)
                    .invoke(builder, "allowed", "ada@example.org " + TestKey.ED25519.publicKey());
            Object allowed = builder.getClass().getMethod("build").invoke(builder);

            Object signature =
                    allowed.getClass().getMethod("verifyCommit", byte[].class).invoke(allowed, signed);

            assertThat(signature).asString().startsWith("GOOD: signed by ada@example.org");
        }
    }

    @Test
    void namesTheArtifactThatOpenPgpNeeds() throws Exception {
        try (URLClassLoader loader = withoutLibraries()) {
            Object builder = loader.loadClass(AllowedSigners.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            builder.getClass()
                    .getMethod("openPgp", String.class, byte[].class)
                    .invoke(builder, "keys.asc", new byte[] {1});

            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .cause()
                    .hasMessage("keys.asc:1:1: found OpenPGP keys, which need the artifact"
                            + " org.bouncycastle:bcpg-jdk18on; add it to the dependencies (GH2065)");
        }
    }

    private static URLClassLoader withoutLibraries() {
        URL[] entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("bcp") && !entry.contains("sshd"))
                .map(OptionalLibraryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(entries, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
