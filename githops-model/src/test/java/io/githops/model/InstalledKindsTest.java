package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledKindsTest {
    private static final ResourceKind<Mapping> WINDOW = kind("Window");
    private static final ResourceKind<Mapping> DOOR = kind("Door");

    @TempDir
    Path jar;

    public static final class Windows implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            return List.of(WINDOW);
        }
    }

    public static final class Doors implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            return List.of(DOOR);
        }
    }

    public static final class MoreWindows implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            return List.of(kind("Window"));
        }
    }

    public static final class Repetition implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            return List.of(DOOR, DOOR);
        }
    }

    public static final class Broken implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            throw new IllegalStateException("no definition beside me");
        }
    }

    public static final class Outdated implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            throw new NoSuchMethodError("void wave(short)");
        }
    }

    @Test
    void areFoundAndAddedInTheOrderOfTheirProvidersNames() {
        Kinds kinds = Kinds.none().with(kind("House")).withInstalled(with(Windows.class, Doors.class));

        assertThat(kinds.all())
                .extracting(kind -> kind.groupVersionKind().kind())
                .containsExactly("House", "Door", "Window");
    }

    @Test
    void areNoneWhereNothingIsInstalled() {
        assertThat(Kinds.none().withInstalled().all()).isEmpty();
    }

    @Test
    void areFoundThroughTheClassLoaderOfTheThread() throws InterruptedException {
        List<Kinds> found = new CopyOnWriteArrayList<>();
        var thread = new Thread(() -> found.add(Kinds.none().withInstalled()));
        thread.setContextClassLoader(with(Windows.class));
        thread.start();
        thread.join();

        assertThat(found.get(0).find("example.com", "Window")).contains(WINDOW);
    }

    @Test
    void replaceKindsThatAreThereAlready() {
        Kinds kinds = Kinds.none().with(kind("Window")).withInstalled(with(Windows.class));

        assertThat(kinds.find("example.com", "Window")).containsSame(WINDOW);
    }

    @Test
    void areRefusedWhenTwoProvidersGiveTheSame() {
        refused("GH1502", Windows.class, MoreWindows.class)
                .withMessageContaining("Windows: found the kind")
                .withMessageContaining("as well; expected each kind once");
    }

    @Test
    void areRefusedWhenOneProviderGivesAKindTwice() {
        refused("GH1502", Repetition.class).withMessageContaining(" twice; expected each kind once");
    }

    @Test
    void areRefusedWhenAProviderFails() {
        refused("GH1501", Broken.class)
                .withMessageContaining("Broken: found a failure, no definition beside me; expected")
                .withCauseInstanceOf(IllegalStateException.class);
        refused("GH1501", Outdated.class).withMessageContaining("Outdated: found a failure, void wave(short)");
    }

    @Test
    void areRefusedWhenAProviderIsNone() {
        refused("GH1501", InstalledKindsTest.class).withMessageContaining("InstalledKindsTest not a subtype");
    }

    private ThrowableAssertAlternative<KindProviderException> refused(String code, Class<?>... providers) {
        return assertThatExceptionOfType(KindProviderException.class)
                .isThrownBy(() -> Kinds.none().withInstalled(with(providers)))
                .withMessageEndingWith("(" + code + ")");
    }

    /** A class loader that finds a jar with these providers. */
    private ClassLoader with(Class<?>... providers) {
        try {
            Path services = Files.createDirectories(jar.resolve("META-INF/services"));
            Files.write(
                    services.resolve(KindProvider.class.getName()),
                    List.of(providers).stream().map(Class::getName).toList());
            return new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResourceKind<Mapping> kind(String name) {
        return ResourceKind.builder("example.com/v1", name).build();
    }
}
