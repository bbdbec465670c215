package dev.lookback.nacl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;

@AnalyzeClasses(packages = "dev.lookback.nacl", importOptions = ImportOption.DoNotIncludeTests.class)
class NaclArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theHandshakeAndTheFramesDoNoInputNorOutput = noClasses()
            .that()
            .haveSimpleNameEndingWith("Handshake")
            .or()
            .haveSimpleNameEndingWith("Stream")
            .should()
            .dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                            .or(JavaClass.Predicates.assignableTo(java.io.InputStream.class))
                            .or(JavaClass.Predicates.assignableTo(java.io.OutputStream.class)));
}
