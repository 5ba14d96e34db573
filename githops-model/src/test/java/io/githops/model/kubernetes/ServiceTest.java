package io.githops.model.kubernetes;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.IntOrString;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void sendsAPortToAPortOfThePods() {
        assertThat(Service.Port.of(80, 8080).targetPort()).contains(IntOrString.of(8080));
    }

    @Test
    void keepsTheNameOfAPort() {
        var service = resource("""
                apiVersion: v1
                kind: Service
                metadata: {namespace: shop, name: web}
                spec: {ports: [{port: 80, targetPort: http}]}
                """);

        assertThat(service.as(Service.KIND).spec().orElseThrow().ports().get(0).targetPort())
                .contains(IntOrString.of("http"));
        assertThat(service.with(Service.KIND, same -> same)).isSameAs(service);
    }
}
