@echo off
rem Starts Caelmor on the Java runtime that comes with it. JAVA_OPTS adds to or overrides the defaults below.
setlocal
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "GC=-XX:+UseSerialGC"
if defined JAVA_OPTS if not "%JAVA_OPTS:-XX:+Use=%"=="%JAVA_OPTS%" set "GC="
"%HOME_DIR%\runtime\bin\java.exe" %GC% -Xms32m -Xmx512m -XX:NewRatio=3 -XX:SurvivorRatio=16 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:+UseCompactObjectHeaders -XX:+CrashOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+DisplayVMOutputToStderr --enable-native-access=io.caelmor.kernel,io.netty.common -Djdk.httpserver.maxConnections=256 -Dsun.net.httpserver.maxReqTime=30 %JAVA_OPTS% "-Dcaelmor.home=%HOME_DIR%" --module-path "%HOME_DIR%\lib" --add-modules ALL-SYSTEM -m io.caelmor.distribution/io.caelmor.distribution.Main %*
exit /b %ERRORLEVEL%
