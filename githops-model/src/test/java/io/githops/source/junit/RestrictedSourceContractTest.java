package io.githops.source.junit;

import io.githops.source.Remit;
import io.githops.source.Source;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class RestrictedSourceContractTest extends SourceContract {
    @TempDir
    Path folder;

    @Override
    protected Source source() {
        return Source.restricted(
                Source.directory(folder), Remit.builder().namespaces("default").build());
    }

    @Override
    protected void publish(Map<String, String> files) {
        FolderFiles.replace(folder, files);
    }
}
