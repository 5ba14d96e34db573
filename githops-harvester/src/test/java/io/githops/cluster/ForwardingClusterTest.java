package io.githops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingClusterTest {
    @Test
    void passesOnEveryCallThereIs() {
        assertThat(missing(Cluster.class, ForwardingCluster.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.githops.audit.AuditedCluster",
                "io.githops.lease.FencedCluster",
                "io.githops.metrics.CountedCluster",
                "io.githops.rehearsal.UnobservedCluster"
            })
    void isWhatWrappersBuildOn(String wrapper) throws ClassNotFoundException {
        assertThat(Class.forName(wrapper)).isAssignableTo(ForwardingCluster.class);
    }

    @Test
    void wrappersOfAppliersPassOnEveryCallThereIs() throws ClassNotFoundException {
        assertThat(missing(Applier.class, Class.forName("io.githops.audit.AuditedApplier")))
                .isEmpty();
    }

    /** The methods that a wrapper would answer by a default in place of what it wraps. */
    private static List<String> missing(Class<?> type, Class<?> wrapper) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !isDeclared(wrapper, method))
                .map(Method::getName)
                .toList();
    }

    private static boolean isDeclared(Class<?> wrapper, Method method) {
        return Arrays.stream(wrapper.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
