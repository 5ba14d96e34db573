package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Applier;
import io.githops.cluster.Cluster;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditedClusterTest {
    private static final String COUNTED = "io.githops.metrics.CountedCluster";

    @Test
    void passesOnEveryCallThereIs() throws ClassNotFoundException {
        assertThat(missing(Cluster.class, AuditedCluster.class)).isEmpty();
        assertThat(missing(Cluster.class, Class.forName(COUNTED))).isEmpty();
        assertThat(missing(Applier.class, AuditedApplier.class)).isEmpty();
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
