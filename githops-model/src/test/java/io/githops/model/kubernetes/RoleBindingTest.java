package io.githops.model.kubernetes;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleBindingTest {
    @Test
    void givesARoleToPersonsGroupsAndPrograms() {
        RoleBinding binding = RoleBinding.builder()
                .metadata(ObjectMeta.of("shop", "operators"))
                .addSubjects(
                        Subject.user("ann"), Subject.group("operators"), Subject.serviceAccount("tools", "deployer"))
                .roleRef(RoleReference.clusterRole("edit"))
                .build();

        assertThat(RoleBinding.KIND.resource(binding)).isEqualTo(resource("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: shop, name: operators}
                subjects:
                - {apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}
                - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: operators}
                - {kind: ServiceAccount, name: deployer, namespace: tools}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
                """));
    }
}
