package io.githops.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The kinds of all providers. */
final class InstalledKinds {
    private final Map<GroupVersionKind, ResourceKind<?>> kinds = new LinkedHashMap<>();
    private final Map<GroupVersionKind, String> origins = new LinkedHashMap<>();

    private InstalledKinds() {}

    /** @throws KindProviderException when a provider cannot be loaded or fails, or two give the same kind */
    static Collection<ResourceKind<?>> of(ServiceLoader<KindProvider> loader) {
        var installed = new InstalledKinds();
        inOrder(loader).forEach(installed::add);
        return installed.kinds.values();
    }

    /** In an order that does not hang on that of the class path. */
    private static List<KindProvider> inOrder(ServiceLoader<KindProvider> loader) {
        List<KindProvider> providers = new ArrayList<>();
        try {
            loader.forEach(providers::add);
        } catch (ServiceConfigurationError e) {
            throw KindProviderException.failed("providers of kinds", e);
        }
        providers.sort(Comparator.comparing(InstalledKinds::name));
        return providers;
    }

    private static String name(KindProvider provider) {
        return provider.getClass().getName();
    }

    private void add(KindProvider provider) {
        for (ResourceKind<?> kind : kinds(provider)) {
            String earlier = origins.put(kind.groupVersionKind(), name(provider));
            if (earlier != null) {
                throw KindProviderException.twice(kind, name(provider), earlier);
            }
            kinds.put(kind.groupVersionKind(), kind);
        }
    }

    /** A jar that was compiled against another version of this library fails with an error, not an exception. */
    private static List<ResourceKind<?>> kinds(KindProvider provider) {
        try {
            return List.copyOf(provider.kinds());
        } catch (RuntimeException | LinkageError e) {
            throw KindProviderException.failed(name(provider), e);
        }
    }
}
