@echo off
rem Runs the Coupling Lab: the same few steps as the script "lab" beside this one.
setlocal
set "LAB_HOME=%~dp0"
set "LAB_HOME=%LAB_HOME:~0,-1%"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION="
for /f "tokens=3" %%v in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION (
  echo The lab needs Java 17 or later, and there is none: install a JDK and put it on the PATH, or set JAVA_HOME. >&2
  exit /b 1
)
for /f "delims=.-+" %%r in ("%VERSION%") do set "RELEASE=%%r"
if %RELEASE% LSS 17 (
  echo The lab needs Java 17 or later, and %JAVA% is Java %RELEASE%: install a newer JDK, or set JAVA_HOME. >&2
  exit /b 1
)

set "PACKED=%LAB_HOME%\control-room\target\control-room-app.jar"
set "LOG=%LAB_HOME%\.lab\build\build.log"
set "FRUGAL=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"

rem Only these may build: a rebuild would pull the programs from under a lab that runs.
set "STARTS="
if "%~1"=="up" set "STARTS=yes"
if "%~1"=="demo" set "STARTS=yes"
if "%~1"=="soak" set "STARTS=yes"
set "BUILD="
for %%p in (local-cloud\target\local-cloud.jar order-service\target\order-service-app.jar fulfillment-service\target\fulfillment-service-app.jar subscriber-service\target\subscriber-service-app.jar partner-gateway\target\partner-gateway-app.jar control-room\target\control-room-app.jar) do if not exist "%LAB_HOME%\%%p" set "BUILD=yes"
if not defined BUILD if defined STARTS (
  powershell -NoProfile -Command "$h = $env:LAB_HOME; $done = Get-Item -LiteralPath \"$h\.lab\build\done\" -ErrorAction SilentlyContinue; if (-not $done) { exit 1 }; $read = @(Get-Item -LiteralPath \"$h\pom.xml\") + @(Get-ChildItem -LiteralPath $h -Directory | ForEach-Object { Get-ChildItem -Path \"$($_.FullName)\pom.xml\", \"$($_.FullName)\src\main\" -Recurse -File -ErrorAction SilentlyContinue }); if ($read | Where-Object { $_.LastWriteTime -gt $done.LastWriteTime }) { exit 1 }" || set "BUILD=yes"
)
if defined BUILD (
  call :build || exit /b 1
)
rem Once after a build, for each release of Java: a start then takes a third of the time.
set "ARCHIVE=%LAB_HOME%\control-room\target\classes-%RELEASE%.jsa"
set "PREPARED=%LAB_HOME%\.lab\build\prepared-%RELEASE%"
if defined STARTS if not exist "%PREPARED%" (
  "%JAVA%" %FRUGAL% "-Dlab.home=%LAB_HOME%" -jar "%PACKED%" prepare
  type nul >"%PREPARED%"
)

rem A check may read millions of lines, which is worth the better compiler.
if "%~1"=="check" set "FRUGAL=-XX:+UseSerialGC -Xshare:auto"
set "ROOM=%PACKED%"
if exist "%PREPARED%" if exist "%ARCHIVE%" (
  set "ROOM=%LAB_HOME%\control-room\target\app\control-room-app.jar"
  set FRUGAL=%FRUGAL% "-XX:SharedArchiveFile=%ARCHIVE%"
)
"%JAVA%" %FRUGAL% -Dlab.terminal=true "-Dlab.home=%LAB_HOME%" -jar "%ROOM%" %*
exit /b %ERRORLEVEL%

:build
if not exist "%LAB_HOME%\.lab\build" mkdir "%LAB_HOME%\.lab\build"
if not exist "%LAB_HOME%\.lab\build" (
  echo The folder %LAB_HOME%\.lab is not writable: the lab builds and keeps its data there. >&2
  exit /b 1
)
echo Building; the log is %LOG%
type nul >"%LAB_HOME%\.lab\build\begun"
del /q "%LAB_HOME%\.lab\build\prepared-*" 2>nul
for /d %%m in ("%LAB_HOME%\*") do del /q "%%m\target\classes-*.jsa" 2>nul
pushd "%LAB_HOME%"
call mvnw.cmd -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package >"%LOG%" 2>&1
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
  powershell -NoProfile -Command "Get-Content -LiteralPath $env:LOG -Tail 25" >&2
  echo The build failed; the whole log is %LOG% >&2
  exit /b 1
)
move /y "%LAB_HOME%\.lab\build\begun" "%LAB_HOME%\.lab\build\done" >nul
exit /b 0
