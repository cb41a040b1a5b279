; The installer for Windows: for one person, without rights of an administrator. `cargo xtask installer` calls makensis
; with TREE (the files), VERSION, OUT and the sentences of assets/locales/en/installer.ftl.
; Others see what stands here: nothing of it tells what the journal is about (xtask/src/words/names.rs).

Unicode true
!ifdef STUBS
  Target ${STUBS}
!endif
Name "Evenkeel"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Evenkeel"
RequestExecutionLevel user
SetCompressor /SOLID lzma
; The same files, the same bytes.
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
XPStyle on
Icon "${ICON}"
UninstallIcon "${ICON}"
BrandingText "Evenkeel ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Evenkeel"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Evenkeel"
VIAddVersionKey "LegalCopyright" "The Evenkeel authors"

!include LogicLib.nsh
!include x64.nsh

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Evenkeel"
; Where WebView2 says which version of it is there: https://learn.microsoft.com/microsoft-edge/webview2/concepts/distribution
!define WEB_VIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Leaves the version in $0, or nothing.
Function FindWebView
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEB_VIEW}" "pv"
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEB_VIEW}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  ; A program that runs is not taken from under the journal that is open in it.
  SetOverwrite try
  ClearErrors
  File "${TREE}/evenkeel.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "${SAY_IN_USE}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetOverwrite on
!ifdef LOADER
  File "${TREE}/WebView2Loader.dll"
!endif
  File "${TREE}/LICENSE-MIT.txt"
  File "${TREE}/LICENSE-APACHE.txt"
  File "${TREE}/third-party.txt"
  File "${TREE}/evenkeel.cdx.json"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Evenkeel.lnk" "$INSTDIR\evenkeel.exe" "" "" 0 SW_SHOWNORMAL "" "${SAY_COMMENT}"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Evenkeel"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\evenkeel.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "The Evenkeel authors"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  Call FindWebView
  ${If} $0 == ""
    ; Whoever installs without a window reads it here.
    WriteRegStr HKCU "${ENTRY}" "Comments" "${SAY_NO_WEB_VIEW}"
    MessageBox MB_OK|MB_ICONINFORMATION "${SAY_NO_WEB_VIEW}" /SD IDOK
  ${Else}
    WriteRegStr HKCU "${ENTRY}" "Comments" "${SAY_COMMENT}"
  ${EndIf}
SectionEnd

; Removes what the installer laid down, each by its name. The journal is in another folder, and nothing here goes there.
Section "Uninstall"
  ClearErrors
  Delete "$INSTDIR\evenkeel.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "${SAY_IN_USE}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\third-party.txt"
  Delete "$INSTDIR\evenkeel.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Evenkeel.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  MessageBox MB_OK|MB_ICONINFORMATION "${SAY_KEPT}" /SD IDOK
SectionEnd
